"""The groups viewer, fact-checker, curator and admin, with what each may do.

Each holds what the one before it holds. Permissions are normally made after all migrations have run; on a new
database they are made here, so that the groups have them from the start.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FACT_CHECKER = ["claims.add_report", "claims.judge_match", "claims.add_judgement"]
CURATOR = [
    "claims.curate",
    *(f"claims.{action}_{model}" for model in ("source", "sourcealias") for action in ("add", "change", "delete")),
    *(f"claims.change_{model}" for model in ("story", "report", "group")),
]
NAMES = ["viewer", "fact-checker", "curator", "admin"]


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the groups that are missing and give each what it should have; nothing is taken away."""
    alias = schema_editor.connection.alias
    for label in ("auth", "claims"):
        config = apps.get_app_config(label)
        # The apps of a migration have no models module, and without one create_permissions() does nothing.
        before = getattr(config, "models_module", None)
        config.models_module = before or True
        create_permissions(config, verbosity=0, using=alias, apps=apps)
        config.models_module = before

    rows = apps.get_model("auth", "Permission").objects.using(alias).select_related("content_type")
    known = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    viewer = [name for name in known if name.startswith("claims.view_")]
    admin = [
        name
        for name, row in known.items()
        if row.content_type.app_label == "claims"
        or (row.content_type.app_label == "auth" and row.content_type.model in ("user", "group"))
    ]
    contents = [viewer, [*viewer, *FACT_CHECKER], [*viewer, *FACT_CHECKER, *CURATOR], admin]

    groups = apps.get_model("auth", "Group").objects.using(alias)
    for name, permissions in zip(NAMES, contents, strict=True):
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*(known[permission] for permission in permissions))


def remove_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the groups, except those that people are in: who belongs where would be lost."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=NAMES, user__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
