"""Tables with personal data that stand in nobody's own file, and why (H5)."""

from django.utils.translation import gettext_lazy as _

IN_NO_FILE = (
    (_("staat in het deel 'Wie heeft gekeken'"), ("audit.Line", "audit.Subject")),
    (_("de naam en het dossier staan er zelf in; de rij is alleen een sleutel"), ("people.Household",)),
    (_("afgeleid: hoe de zoekfunctie een naam terugvindt"), ("people.NameKey",)),
    (
        _("afgeleid: wie mag lezen, volgt uit wie betrokken is en wat is besproken"),
        ("access.Grant", "access.ViewerSeat"),
    ),
    (_("nog niet opgeslagen werk van een collega; na 30 dagen weg"), ("access.Draft", "access.Submission")),
    (
        _("wijst naar een ander dossier, dat geheim kan zijn; zegt niets dat niet ook in het eigen dossier staat"),
        (
            "people.PersonLink",
            "people.PersonUnlink",
            "people.NotSame",
            "people.NotSameTakenBack",
            "people.DoubleQuestion",
            "people.DoubleAnswer",
        ),
    ),
    (
        _("een kopie van de basisregistratie; die staat in het deel 'Wat wij uit de BRP bewaren'"),
        ("brp.BrpRecord", "brp.BrpPastAddress", "brp.BrpRelative"),
    ),
    (
        _("een lijst die nog niemand aan een persoon heeft gekoppeld, of het oordeel daarover"),
        ("brp.BrpDoubt", "brp.BrpJudgement", "brp.BrpDeclined"),
    ),
    (
        _("wie van de collega’s ermee bezig was; dat staat ook in 'Wie heeft gekeken'"),
        ("intake.PickUp", "intake.PutBack", "weighing.TestPresence"),
    ),
    (_("gaat over een bestand, niet over een persoon"), ("brp.BrpNecessity",)),
    (
        _("zegt hoeveel er is en tot wanneer, niets van de inhoud; blijft als bewijs van vernietiging"),
        (
            "data_rights.DestructionProposal",
            "data_rights.DestructionDecision",
            "data_rights.DestructionEnd",
        ),
    ),
    (
        _("gaat over het inzagelogboek: hoeveel regels zijn verzegeld en of er iets aan ontbreekt"),
        ("audit.Seal", "audit.Verification"),
    ),
    (
        _("gaat over de regels zelf, niet over een persoon"),
        (
            "consent.BasisProposal",
            "consent.BasisDecision",
            "escalation.LadderRule",
            "questions.QuestionRule",
            "supervision.PatternRule",
        ),
    ),
    (
        _("zegt iets over een medewerker en wie die na staat; of u erin staat, wordt aan niemand verteld"),
        ("circle.OwnCircle", "circle.OwnCircleDoubt", "circle.OwnCircleEnd"),
    ),
    (_("wie van de collega’s ervan weet"), ("safety.BreakGlassSeen",)),
    (
        _("over het account van een collega die weg is, niet over een inwoner"),
        ("staff.AccountProposal", "staff.AccountDecision", "staff.AccountEnd"),
    ),
    (
        _("toezicht op hoe collega’s kijken; wat zij bekeken, staat in 'Wie heeft gekeken'"),
        (
            "supervision.Watch",
            "supervision.WatchEnd",
            "supervision.Finding",
            "supervision.Question",
            "supervision.Answer",
            "supervision.Judgement",
        ),
    ),
    (_("een vraag over niemand: er staat geen naam in"), ("passing.Question", "passing.Reply", "questions.Known")),
    (
        _("wie van de collega’s de vraag kreeg of oppakte"),
        ("questions.Asking", "questions.Taking", "questions.Closing"),
    ),
    (_("wie gevraagd is mee te denken; dat staat ook in 'Wie mocht meekijken'"), ("escalation.ConsultationAsked",)),
    (_("dat een collega het las"), ("escalation.EffectSeen",)),
    (
        _("wie van de collega’s het antwoord schreef, en wie het niet mag lezen"),
        ("stops.StopReplyMaker", "stops.StopShut"),
    ),
    (
        _("gaat zonder naam naar leidinggevenden; wat erin staat, staat ook in uw dossier"),
        (
            "escalation.ButtonEnvelope",
            "escalation.ManagerAsked",
            "escalation.JointAnswer",
            "escalation.Confirmation",
            "escalation.NotAgreed",
            "escalation.EnvelopeEnd",
        ),
    ),
    (
        _("een vraag over de wet en het antwoord: er staat niet in over wie het gaat"),
        tuple(
            f"legal_room.{name}"
            for name in (
                "Jurist",
                "JuristEnd",
                "LegalQuestion",
                "LegalAnswer",
                "AnswerRead",
                "Doubt",
                "DoubtJudgement",
            )
        ),
    ),
    (
        _("een beraad zonder namen: er staat niet in over wie het gaat"),
        tuple(
            f"deliberation.{name}"
            for name in (
                "Deliberation",
                "Version",
                "Check",
                "Facilitation",
                "FacilitationAnswer",
                "FacilitationEnd",
                "Seat",
                "SeatAnswer",
                "SeatEnd",
                "Step",
                "Line",
                "LineStruck",
                "Conclusion",
                "Closing",
                "Withdrawal",
                "Aftermath",
                "TrainedFacilitator",
                "TrainedEnd",
            )
        ),
    ),
    (
        _("staat in het deel 'Zorgen die over u zijn doorgegeven', zodra u ervan weet"),
        (
            "passing.PassedFrom",
            "passing.Envelope",
            "passing.Opening",
            "passing.Promise",
            "passing.Outcome",
            "passing.Return",
            "passing.Withdrawal",
        ),
    ),
    (
        _("staat aan de andere kant van de muur; dat er is gekeken, staat hier vanaf de dag waarop u het mag weten"),
        (
            "lawfulness.LawfulnessFile",
            "lawfulness.Seat",
            "lawfulness.SeatEnd",
            "lawfulness.Phase",
            "lawfulness.Note",
            "lawfulness.Closing",
            "lawfulness.Disclosure",
            "lawfulness.PassedOn",
        ),
    ),
    (
        _("een vraag over niemand aan wie achter een besluit gaat staan; het besluit zelf staat in uw bestand"),
        ("decisions.Envelope", "decisions.Answer", "decisions.Lapse", "decisions.Brought"),
    ),
    (
        _("gaat over wie wat mag besluiten, niet over een inwoner"),
        ("decisions.MandateProposal", "decisions.MandateAnswer", "decisions.Seat", "decisions.SeatEnd"),
    ),
    (
        _("gaat over een budget, niet over een inwoner; wat bij een besluit is vastgelegd staat in uw bestand"),
        (
            "budgets.Pot",
            "budgets.PotMandate",
            "budgets.PotChange",
            "budgets.PotClosing",
            "budgets.Commitment",
            "budgets.Settlement",
        ),
    ),
    (
        _("gaat over een overleg van collega’s, niet over een persoon"),
        (
            "meetings.ConferenceSeries",
            "meetings.SeriesEnd",
            "meetings.Conference",
            "meetings.ConferenceStep",
            "meetings.Presence",
            "meetings.Slot",
            "meetings.SlotStep",
            "meetings.ThemeLine",
            "meetings.PaperCopy",
        ),
    ),
)
