"""How long records are kept, who decides about destroying them, and the service that carries it out (0045)."""

from pathlib import Path
from typing import Any

from django.db import migrations

from samenhang.access.protect import Protect, never, role

B = "achtergrondkennis, te bevestigen door de jurist [b]"
CHOICE = "eigen keuze van de gemeente; vul in en laat bevestigen [b]"
LAST = "de dag waarop de laatste die ermee werkte, ermee ophield"
ITSELF = "eigen regel van Samenhang"
PARTS: list[tuple[str, str, str, str, str | None, int | None, str, bool]] = [
    (
        "jeugd",
        "Dossier van de jeugdhulp",
        "Jeugdwet, art. 7.3.8",
        "domain",
        "jeugd",
        20,
        "law.md; oudere bladen zeggen 15; het artikel is niet bevestigd [b]",
        True,
    ),
    ("participatie", "Dossier van werk en inkomen", "Participatiewet", "domain", "participatie", 10, "law.md", True),
    ("wmo", "Dossier van de Wmo", "Wmo 2015, art. 5.3.4", "domain", "wmo", 15, B, False),
    ("toegang", "Wat bij de Toegang is verteld", "Wmo 2015, art. 5.3.4", "domain", "toegang", 15, B, False),
    (
        "schuldhulp",
        "Dossier van de schuldhulp",
        "Wet gemeentelijke schuldhulpverlening",
        "domain",
        "schuldhulp",
        10,
        B,
        False,
    ),
    ("inburgering", "Dossier van de inburgering", "Wet inburgering 2021", "domain", "inburgering", None, B, False),
    ("leerplicht", "Dossier van leerplicht", "Leerplichtwet 1969", "domain", "leerplicht", None, B, False),
    ("wonen", "Dossier van wonen", "", "domain", "wonen", None, CHOICE, False),
    ("zorg", "Dossier van zorg en ggz", "WGBO, art. 7:454 BW", "domain", "zorg", None, B, False),
    ("welzijn", "Dossier van welzijn", "", "domain", "welzijn", None, CHOICE, False),
    ("veiligheid", "Dossier van veiligheid", "", "domain", "veiligheid", None, CHOICE, False),
    ("plan", "Ons plan: doelen, acties, versies", "AVG, art. 5", "shared", None, 10, CHOICE, False),
    ("team", "Wat het team opschrijft: gesprekken en logboek", "AVG, art. 5", "case_team", None, 10, CHOICE, False),
    (
        "betrokken",
        "Personen, contact, wie betrokken was, wat is verteld en gevraagd, documenten",
        "AVG, art. 5",
        "involvement",
        None,
        10,
        CHOICE + ", en nooit eerder dan de rest van het huishouden weg is",
        False,
    ),
]
OTHERS: list[tuple[str, str, str, int | None, str, str, bool]] = [
    ("brp-antwoord", "Wat de BRP antwoordde", "AVG, art. 5", 30, "days", "het antwoord", True),
    ("concept", "Wat getypt is en niet opgeslagen", "AVG, art. 5", 30, "days", "de laatste toets", True),
    ("verzending", "Sleutel van een verstuurd formulier", "AVG, art. 5", 30, "days", "het versturen", True),
    ("uitnodiging", "Verlopen uitnodiging van een collega", "AVG, art. 5", 30, "days", "het verlopen", True),
    (
        "logboek",
        "Wie heeft gekeken en gedaan (inzagelogboek)",
        "NEN 7513; AVG, art. 5.2",
        None,
        "years",
        "de regel",
        False,
    ),
    ("brp-bestand", "Ingelezen BRP-bestand", "wat bij het inlezen is vastgelegd", None, "days", "het inlezen", False),
    (
        "medewerker",
        "Aanmelding en functies van een collega",
        "AVG, art. 5",
        None,
        "years",
        "het einde van het werk",
        False,
    ),
]


def add_rules(apps: Any, schema_editor: Any) -> None:
    """This function will add the rules a municipality starts with; its lawyer confirms or changes them."""
    model = apps.get_model("data_rights", "RetentionRule")
    rows = [
        model(
            code=code,
            what=what,
            law=law,
            layer=layer,
            domain_id=domain,
            length=length,
            unit="years",
            starts=LAST,
            source=source,
            confirmed=confirmed,
            order=10 + place,
        )
        for place, (code, what, law, layer, domain, length, source, confirmed) in enumerate(PARTS)
    ]
    rows += [
        model(
            code=code,
            what=what,
            law=law,
            length=length,
            unit=unit,
            starts=starts,
            by_itself=by_itself,
            source=ITSELF if by_itself else CHOICE,
            order=50 + place,
        )
        for place, (code, what, law, length, unit, starts, by_itself) in enumerate(OTHERS)
    ]
    model.objects.bulk_create(rows)


BY_ME = "by_id = (SELECT access.viewer())"
WATCHES = role("privacy_officer", "fg", "retention")
SERVICE = role("retention")
SECOND_PERSON = (
    "NOT EXISTS (SELECT 1 FROM public.data_rights_rulechange c JOIN public.teams_hat h ON h.id = (SELECT access.viewer())"
    " WHERE c.id = data_rights_rulechangeanswer.change_id AND c.by_professional_id = h.professional_id)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("data_rights", "0002_protect_own_data"),
        ("staff", "0001_invitations"),
        ("sessions", "0001_initial"),
        ("intake", "0003_handed_on"),
        ("plans", "0005_in_whose_name"),
    ]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0003_retention.sql").read_text(),
            "DROP FUNCTION access.expire(), access.destroy(uuid), access.destroy_below(regclass, uuid[]),"
            " access.come_to_an_end(date), access.ended_parts(uuid), access.kept_rows(uuid, text, text),"
            " access.kept_tables(); DELETE FROM access_viewer WHERE role = 'retention'",
        ),
        Protect("data_rights_retentionrule", read="true", add=never()),
        Protect("data_rights_rulechange", read="true", add=f"{role('manager')} AND data_rights_rulechange.{BY_ME}"),
        Protect(
            "data_rights_rulechangeanswer",
            read="true",
            add=f"{role('privacy_officer')} AND data_rights_rulechangeanswer.{BY_ME} AND {SECOND_PERSON}",
        ),
        Protect("data_rights_destructionproposal", read=WATCHES, add=SERVICE),
        Protect(
            "data_rights_destructiondecision",
            read=WATCHES,
            add=f"{role('privacy_officer')} AND data_rights_destructiondecision.{BY_ME}",
        ),
        Protect("data_rights_destructionend", read=WATCHES, add=SERVICE),
        migrations.RunPython(add_rules, migrations.RunPython.noop),
    ]
