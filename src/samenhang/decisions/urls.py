from django.urls import path

from samenhang.decisions.views import backing, deciding, lists, mandate

app_name = "decisions"
ONE, ASKED, TABLE = "besluiten/<uuid:decision_id>", "besluiten/gevraagd/<uuid:ask_id>", "besluiten/mandaat"
PROPOSAL = f"{TABLE}/voorstellen/<uuid:proposal_id>"
urlpatterns = [
    path("besluiten/", lists.asked, name="asked"),
    path("besluiten/mijn/", lists.mine, name="mine"),
    path("besluiten/opbrengst/", lists.brought, name="brought"),
    path(f"{TABLE}/", mandate.table, name="mandate"),
    path(f"{TABLE}/treden/", mandate.rung, name="rung"),
    path(f"{TABLE}/regels/", mandate.rule, name="rule"),
    path(f"{TABLE}/zetels/", mandate.seat, name="seat"),
    path(f"{TABLE}/zetels/<uuid:seat_id>/einde/", mandate.end_seat, name="end_seat"),
    path(f"{PROPOSAL}/", mandate.proposal, name="proposal"),
    path(f"{PROPOSAL}/antwoord/", mandate.decide, name="decide"),
    path(f"{PROPOSAL}/terugname/", mandate.take_back, name="take_back"),
    path("casussen/<uuid:case_id>/besluiten/nieuw/", deciding.draw_up, name="new"),
    path(f"{ONE}/", deciding.page, name="decision"),
    path(f"{ONE}/wijziging/", deciding.change, name="change"),
    path(f"{ONE}/meekijken/", deciding.look_along, name="look_along"),
    path(f"{ONE}/ingang/", deciding.put_in_force, name="put_in_force"),
    path(f"{ONE}/verzending/", deciding.say_sent, name="say_sent"),
    path(f"{ONE}/einde/", deciding.end, name="end"),
    path(f"{ONE}/terugblik/", deciding.review, name="review"),
    path(f"{ONE}/vraag/", backing.ask, name="ask"),
    path(f"{ASKED}/", backing.envelope, name="envelope"),
    path(f"{ASKED}/intrekking/", backing.withdraw, name="withdraw_ask"),
]
