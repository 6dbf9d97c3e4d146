from django.urls import path

from samenhang.escalation.views import answering, button, consulting, figures, managers, stepping

app_name = "escalation"
CASE, ALONG, BESIDE = "casussen/<uuid:case_id>", "meedenken/<uuid:consultation_id>", "instappen/<uuid:stepping_id>"
ASKED, RED, ENVELOPE = "meedenken/gevraagd/<uuid:along_id>", "rode-knop/<uuid:button_id>", "<uuid:red_envelope_id>"
urlpatterns = [
    path("opschaling/", figures.to_do, name="to_do"),
    path("ladder-in-cijfers/", figures.figures, name="figures"),
    path("ladder-in-cijfers/instelling/", figures.rule, name="rule"),
    path(f"{CASE}/meedenken/nieuw/", consulting.new, name="consult"),
    path("meedenken/", consulting.mine, name="mine"),
    path(f"{ASKED}/", consulting.asked, name="asked"),
    path(f"{ASKED}/ja/", consulting.accept, name="accept"),
    path(f"{ASKED}/nee/", consulting.decline, name="decline"),
    path(f"{ALONG}/", consulting.consultation, name="consultation"),
    path(f"{ALONG}/antwoord/", consulting.advise, name="advise"),
    path(f"{ALONG}/gebruik/", consulting.use, name="use"),
    path(f"{ALONG}/intrekking/", consulting.take_back, name="take_back"),
    path("meedenken/effecten/<uuid:effect_id>/gelezen/", consulting.see_effect, name="see_effect"),
    path(f"{CASE}/instappen/nieuw/", stepping.new, name="step_in"),
    path(f"{BESIDE}/", stepping.stepping, name="stepping"),
    path(f"{BESIDE}/verlenging/", stepping.extend, name="extend"),
    path(f"{BESIDE}/einde/", stepping.out, name="step_out"),
    path(f"{BESIDE}/effect/", stepping.effect, name="effect"),
    path(f"{CASE}/rode-knop/nieuw/", button.new, name="press"),
    path(f"{RED}/", button.button, name="button"),
    path(f"{RED}/kant/<uuid:side_id>/", button.side, name="side"),
    path(f"{RED}/voorleggen/", button.send, name="send"),
    path(f"{RED}/leidinggevende/<uuid:side_id>/", managers.other, name="other_manager"),
    path(f"{RED}/lijn/", button.to_line, name="to_line"),
    path(f"{RED}/uitkomst/", button.conclude, name="conclude"),
    path(f"{RED}/terugnemen/", button.withdraw, name="withdraw"),
    path("rode-knoppen/", answering.inbox, name="envelopes"),
    path("rode-knoppen/meekijken/", answering.watched, name="watched"),
    path(f"rode-knoppen/meekijken/{ENVELOPE}/", answering.watch, name="watch"),
    path(f"rode-knoppen/{ENVELOPE}/", answering.envelope, name="envelope"),
    path(f"rode-knoppen/{ENVELOPE}/voorstel/", answering.propose, name="propose"),
    path(f"rode-knoppen/{ENVELOPE}/bevestiging/", answering.confirm, name="confirm"),
    path(f"rode-knoppen/{ENVELOPE}/niet/", answering.not_agree, name="not_agree"),
]
