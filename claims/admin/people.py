"""People and groups, kept so that nobody can give themselves more than they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

# Imported for its registrations, which are replaced here, whichever application is loaded first.
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    DjangoUserAdmin = UserAdmin[User]
else:
    DjangoUserAdmin = UserAdmin

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(DjangoUserAdmin):
    """Accounts. Only superusers touch superusers, and only they give single permissions."""

    list_display = ["username", "email", "first_name", "last_name", "shown_groups", "is_active", "last_login"]
    list_filter = ["is_active", "groups", "is_staff", "is_superuser"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("groups"))
    def shown_groups(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all()) or "–"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = [*super().get_readonly_fields(request, obj), "last_login", "date_joined"]
        return fixed if _is_superuser(request) else [*fixed, "is_staff", "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def get_actions(self, request: HttpRequest) -> Any:
        """Deleting many at once would not ask about each of them."""
        actions = super().get_actions(request)
        if not _is_superuser(request):
            actions.pop("delete_selected", None)
        return actions


@admin.register(Group)
class PeopleGroupAdmin(DjangoGroupAdmin):
    """Groups: who is in one is set on the person's page; what it may do, by superusers alone."""

    list_display = ["name", "shown_people"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        return super().get_queryset(request).prefetch_related("user_set")

    @admin.display(description=_("people"))
    def shown_people(self, group: Group) -> int:
        return len(group.user_set.all())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if _is_superuser(request) else [*fixed, "permissions"]


def _is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def _may_touch(request: HttpRequest, person: User | None) -> bool:
    return _is_superuser(request) or person is None or not person.is_superuser
