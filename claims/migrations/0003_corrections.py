"""Corrections of claims, and who may look at them: the groups of 0002 hold every permission to view."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUPS = {
    'viewer': ('view',),
    'fact-checker': ('view', 'add'),
    'curator': ('view', 'add'),
    'admin': ('view', 'add', 'change', 'delete'),
}


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the groups what 0002 gave them for every other table; a group that somebody removed stays away."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config('claims')
    before = getattr(config, 'models_module', None)
    config.models_module = before or True
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = before
    permissions = apps.get_model('auth', 'Permission').objects.using(alias)
    for group in apps.get_model('auth', 'Group').objects.using(alias).filter(name__in=GROUPS):
        wanted = [f'{action}_correction' for action in GROUPS[group.name]]
        group.permissions.add(*permissions.filter(content_type__app_label='claims', codename__in=wanted))


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0002_groups'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('edited', 'Corrected'), ('deleted', 'Deleted'), ('added', 'Added'), ('withdrawn', 'Taken back')], max_length=9, verbose_name='kind')),
                ('target', models.JSONField(default=dict, verbose_name='where the claim stood')),
                ('value', models.JSONField(default=dict, verbose_name='what was set')),
                ('snapshot', models.JSONField(default=dict, verbose_name='what was seen')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='corrected')),
                ('first', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='claims.correction', verbose_name='first correction')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to=settings.AUTH_USER_MODEL, verbose_name='corrected by')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='corrections', to='claims.report', verbose_name='report')),
                ('withdraws', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='withdrawn_by', to='claims.correction', verbose_name='takes back')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='claim',
            name='correction',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='claims', to='claims.correction', verbose_name='correction'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'withdrawn'), ('withdraws__isnull', False)), models.Q(models.Q(('kind', 'withdrawn'), _negated=True), ('withdraws__isnull', True)), _connector='OR'), name='correction_withdrawn_names_what'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'added'), _negated=True), ('first__isnull', True), _connector='OR'), name='correction_added_is_the_first'),
        ),
        migrations.RunPython(allow, migrations.RunPython.noop),
    ]
