"""Curating sources: checking what is typed, merging, and the history of both."""

from __future__ import annotations

import pytest
from django.urls import reverse

from claims.admin.merge import merge_sources
from claims.models import Report, Source, SourceAlias
from tests.factories import ReportFactory, SourceFactory

LIST = "admin:claims_source_changelist"


def form(name: str = "Valmora Herald", aliases: tuple[tuple[str, str], ...] = (), **more: str) -> dict[str, str]:
    """What the page of a new source sends."""
    data = {"name": name, "kind": "outlet", "country": "", "languages": "", "site": "", "active": "on", "notes": ""}
    data |= {"aliases-TOTAL_FORMS": str(len(aliases)), "aliases-INITIAL_FORMS": "0"}
    for number, (alias, lang) in enumerate(aliases):
        data |= {f"aliases-{number}-name": alias, f"aliases-{number}-lang": lang}
    return data | more


def add(client, **kwargs):
    return client.post(reverse("admin:claims_source_add"), form(**kwargs))


def errors_of(response) -> str:
    context = response.context
    inline = [error for row in context["inline_admin_formsets"][0].formset.errors for error in row.values()]
    return str(context["adminform"].form.errors) + str(inline)


def test_a_source_is_added_with_country_languages_site_and_names_in_two_scripts(curator):
    answer = add(
        curator,
        name="Valmora Herald",
        country="JO",
        languages="AR, en،fr ar",
        site="https://www.Valmora-Herald.example/news?page=2",
        aliases=(("منادي فالمورا", "ar"), ("Le Héraut de Valmora", "fr")),
    )

    assert answer.status_code == 302
    source = Source.objects.get()
    assert (source.country, source.languages, source.site) == ("JO", ["ar", "en", "fr"], "valmora-herald.example")
    assert set(source.aliases.values_list("name", flat=True)) == {"منادي فالمورا", "Le Héraut de Valmora"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"country": "ZZ"}, "Select a valid choice"),
        ({"country": "XK1"}, "Select a valid choice"),
        ({"languages": "ar, arabic"}, "“arabic” is no language code"),
        ({"languages": "xx"}, "“xx” is no language code"),
        ({"site": "not a site"}, "This is no host name"),
        ({"site": "localhost"}, "This is no host name"),
        ({"name": "  "}, "This field is required"),
        ({"name": "ـــ"}, "Write the name in letters"),
        ({"name": "valmora POST"}, "There is a source “Valmora Post” already"),
        ({"site": "www.taken.example"}, "taken.example is the site of “Valmora Post”"),
        ({"aliases": (("الميناء", "ar"),)}, "“المِيناء” is an alias of “Valmora Post” already"),
        ({"aliases": (("Herold", "de"), ("HEROLD", ""))}, "This name is given twice"),
        ({"aliases": (("Herold", "zz"),)}, "Write two letters, such as ar, en or fr"),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_sentence(curator, wrong, sentence):
    SourceAlias.objects.create(source=SourceFactory(name="Valmora Post", site="taken.example"), name="المِيناء")

    answer = add(curator, **wrong)

    assert answer.status_code == 200
    assert sentence in errors_of(answer).replace("&#x27;", "'")
    assert Source.objects.count() == 1


def test_saving_a_source_as_it_is_changes_nothing(curator):
    source = SourceFactory(name="Valmora Post", languages=["ar", "fr"], country="TN", site="post.example")

    page = curator.get(reverse("admin:claims_source_change", args=[source.pk]))
    sent = form(name="Valmora Post", languages="ar, fr", country="TN", site="post.example", reviewed="on")
    curator.post(reverse("admin:claims_source_change", args=[source.pk]), sent)

    assert 'value="ar, fr"' in page.content.decode()
    again = Source.objects.get()
    assert (again.languages, again.country, again.site) == (["ar", "fr"], "TN", "post.example")


def test_the_history_says_who_changed_what_of_the_source_and_its_aliases(person, enter):
    client = enter(curator := person("curator"))
    add(client, aliases=(("منادي فالمورا", "ar"),))
    source, alias = Source.objects.get(), SourceAlias.objects.get()
    client.post(
        reverse("admin:claims_source_change", args=[source.pk]),
        form(name="Valmora Evening Herald", languages="ar")
        | {
            "aliases-TOTAL_FORMS": "1",
            "aliases-INITIAL_FORMS": "1",
            "aliases-0-id": str(alias.pk),
            "aliases-0-source": str(source.pk),
            "aliases-0-name": "منادي فالمورا",
            "aliases-0-DELETE": "on",
        },
    )

    page = client.get(reverse("admin:claims_source_history", args=[source.pk]))

    changes = page.context["changes"]
    assert {change.who for change in changes} == {curator.username}
    assert ("name", "Valmora Herald", "Valmora Evening Herald") in changes[0].fields + changes[1].fields
    assert [change.what for change in changes if change.action == "Removed"] == ["alias: منادي فالمورا"]
    assert "<del" in page.content.decode()


def test_a_history_is_for_reading_only(superuser):
    source = SourceFactory(name="Valmora Post")
    source.name = "Valmora Evening Post"
    source.save()
    first = source.history.earliest("history_date")

    put_back = superuser.post(f"/admin/claims/source/{source.pk}/history/{first.history_id}/", {"name": "Valmora Post"})
    page = superuser.get(reverse("admin:claims_source_history", args=[source.pk])).content.decode()

    assert put_back.status_code in (302, 404)
    assert Source.objects.get().name == "Valmora Evening Post"
    assert source.history.count() == 2
    assert '<input type="submit"' not in page


def test_a_history_without_changes_and_one_of_nothing_are_pages_too(superuser):
    source = SourceFactory()
    source.history.all().delete()

    assert (
        "Nothing has been changed yet"
        in superuser.get(reverse("admin:claims_source_history", args=[source.pk])).content.decode()
    )
    assert superuser.get(reverse("admin:claims_source_history", args=["nonsense"])).status_code == 302


def test_merging_asks_which_source_stays_and_moves_everything_to_it(curator):
    keep = SourceFactory(name="Valmora Post", languages=["en"])
    other = SourceFactory(name="بريد فالمورا", languages=["ar"], country="JO", site="post.example", notes="Weekly.")
    SourceAlias.objects.create(source=other, name="Barid Valmora")
    report = ReportFactory(source=other)
    chosen = {"action": "merge", "_selected_action": [keep.pk, other.pk]}

    asked = curator.post(reverse(LIST), chosen)
    assert "Which one stays?" in asked.content.decode()
    assert Source.objects.count() == 2

    done = curator.post(reverse(LIST), {**chosen, "target": keep.pk}, follow=True)

    assert "Valmora Post now holds the others&#x27; aliases and 1 report of theirs." in done.content.decode()
    source = Source.objects.get()
    assert source == keep
    assert (source.languages, source.country, source.site) == (["en", "ar"], "JO", "post.example")
    assert "Weekly." in source.notes
    assert "Merged: بريد فالمورا (post.example)" in source.notes
    assert set(source.aliases.values_list("name", flat=True)) == {"Barid Valmora", "بريد فالمورا"}
    assert Report.objects.get(pk=report.pk).source == keep


def test_the_merge_page_holds_nothing_the_content_security_policy_would_block(curator):
    from .test_pages import INLINE

    sources = [SourceFactory().pk, SourceFactory().pk]

    page = curator.post(reverse(LIST), {"action": "merge", "_selected_action": sources}).content.decode()

    assert not INLINE.search(page)


def test_merging_one_source_or_into_one_not_chosen_does_nothing(curator):
    first, second, third = SourceFactory(), SourceFactory(), SourceFactory()

    alone = curator.post(reverse(LIST), {"action": "merge", "_selected_action": [first.pk]}, follow=True)
    curator.post(reverse(LIST), {"action": "merge", "_selected_action": [first.pk, second.pk], "target": third.pk})

    assert "Choose two or more sources to merge." in alone.content.decode()
    assert Source.objects.count() == 3


def test_a_source_cannot_be_merged_into_itself(db):
    source = SourceFactory()

    with pytest.raises(ValueError, match="into itself"):
        merge_sources(target=source, others=[source])

    assert Source.objects.get() == source


def test_merging_keeps_the_site_of_the_source_that_stays(db):
    keep, other = SourceFactory(site="one.example"), SourceFactory(site="two.example", name="Two")

    merge_sources(target=keep, others=[other])

    keep.refresh_from_db()
    assert keep.site == "one.example"
    assert "Merged: Two (two.example)" in keep.notes


def test_a_source_with_reports_is_not_deleted(curator):
    source = ReportFactory().source

    curator.post(reverse("admin:claims_source_delete", args=[source.pk]), {"post": "yes"})

    assert Source.objects.filter(pk=source.pk).exists()


def test_sources_are_marked_as_reviewed_and_the_history_tells(curator):
    source = SourceFactory(reviewed=False)

    curator.post(reverse(LIST), {"action": "mark_reviewed", "_selected_action": [source.pk]})

    source.refresh_from_db()
    assert source.reviewed
    assert source.history.count() == 2
