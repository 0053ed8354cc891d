"""The pages' addresses. A URL name, its view, its template and its fragment share one stem."""

from django.urls import path

from claims.views import (
    beside,
    check,
    claims,
    compare,
    exports,
    groups,
    health,
    home,
    matches,
    reports,
    stories,
    story_edits,
    styleguide,
)

app_name = "claims"

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("check/", check.check, name="check"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    # Reports
    path("reports/", reports.report_list, name="report-list"),
    path("reports/add/", reports.report_add, name="report-add"),
    path("reports/<int:pk>/", reports.report_detail, name="report-detail"),
    path("reports/<int:pk>/beside/<int:other>/", beside.report_beside, name="report-beside"),
    path("reports/<int:pk>/details/", reports.report_details, name="report-details"),
    path("reports/<int:pk>/retry/", reports.report_retry, name="report-retry"),
    path("reports/<int:pk>/remove/", reports.report_remove, name="report-remove"),
    path("reports/<int:pk>/claims/add/", claims.claim_add, name="claim-add"),
    # Claims and their matches
    path("claims/<int:pk>/compare/", compare.claim_compare, name="claim-compare"),
    path("claims/<int:pk>/edit/", claims.claim_edit, name="claim-edit"),
    path("claims/<int:pk>/delete/", claims.claim_delete, name="claim-delete"),
    path("corrections/<int:pk>/withdraw/", claims.correction_withdraw, name="correction-withdraw"),
    path("matches/<int:pk>/evidence/", matches.match_evidence, name="match-evidence"),
    path("matches/<int:pk>/judge/", matches.match_judge, name="match-judge"),
    # Groups of claims that answer one question
    path("groups/<int:pk>/numbers/", groups.group_numbers, name="group-numbers"),
    path("groups/<int:pk>/origins/", groups.group_origins, name="group-origins"),
    # What a page shows, as a file or on paper
    path("check/export.<str:suffix>", exports.check, name="check-export"),
    path("reports/<int:pk>/export.<str:suffix>", exports.report_detail, name="report-detail-export"),
    path("reports/<int:pk>/beside/<int:other>/export.<str:suffix>", exports.report_beside, name="report-beside-export"),
    path("claims/<int:pk>/compare/export.<str:suffix>", exports.claim_compare, name="claim-compare-export"),
    path("groups/<int:pk>/numbers/export.<str:suffix>", exports.group_numbers, name="group-numbers-export"),
    path("groups/<int:pk>/origins/export.<str:suffix>", exports.group_origins, name="group-origins-export"),
    path("stories/export.<str:suffix>", exports.story_list, name="story-list-export"),
    path("stories/<int:pk>/export.<str:suffix>", exports.story_detail, name="story-detail-export"),
    path("stories/<int:pk>/matrix/export.<str:suffix>", exports.story_matrix, name="story-matrix-export"),
    # Stories
    path("stories/", stories.story_list, name="story-list"),
    path("stories/changes/", story_edits.story_changes, name="story-changes"),
    path("stories/changes/<int:pk>/undo/", story_edits.story_undo, name="story-undo"),
    path("stories/<int:pk>/", stories.story_detail, name="story-detail"),
    path("stories/<int:pk>/gold/", stories.story_gold, name="story-gold"),
    path("stories/<int:pk>/matrix/", stories.story_matrix, name="story-matrix"),
    path("stories/<int:pk>/rename/", story_edits.story_rename, name="story-rename"),
    path("stories/<int:pk>/split/", story_edits.story_split, name="story-split"),
    path("stories/<int:pk>/merge/", story_edits.story_merge, name="story-merge"),
    path("reports/<int:pk>/move/", story_edits.report_move, name="report-move"),
]
