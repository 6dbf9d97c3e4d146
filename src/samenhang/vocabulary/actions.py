"""Writing what a word means in the own domain; every wording stays on record."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.known_words import renew
from samenhang.kit.refusals import Refusal, Stale
from samenhang.vocabulary.models import Meaning, MeaningText, Word
from samenhang.vocabulary.queries import own


class NotYourDomain(Refusal):
    """Another domain says what its words mean."""


class WordKnown(Refusal):
    """The word is on the list already."""


class WordUnusable(Refusal):
    """There is no ordinary letter or digit in the word."""


@transaction.atomic
def add_word(*, name: str, also: str = "", by: Viewer, at: datetime) -> Word:
    """This function will add a word, for each domain to say what it means by it.

    :raises WordKnown: when it is there already.
    :raises WordUnusable: when nothing in it can stand in an address.
    """
    name = " ".join(name.split())
    word = Word(code=slugify(name)[:40].strip("-"), name=name, also=also)
    known = Word.objects.filter(name__iexact=name).exists() or Word.objects.filter(code=word.code).exists()
    if not word.code:
        raise WordUnusable(_("Schrijf het woord met gewone letters of cijfers."), field="name")
    if known:
        raise WordKnown(_("Dit woord staat er al."), field="name")
    try:
        with transaction.atomic():
            word.save(force_insert=True)
    except IntegrityError as error:
        raise WordKnown(_("Een collega zette dit woord er net bij."), field="name") from error
    record(Event.CREATE, "vocabulary.add_word", by=by, at=at, detail={"word": word.code})
    return word


@transaction.atomic
def write_meaning(
    *, word: Word, domain: str, words: str, beware: str = "", seen: int | None, by: Viewer, at: datetime
) -> Meaning:
    """This function will write what a word means in the viewer's domain.

    :raises NotYourDomain: when it is another's.
    :raises Stale: when somebody else changed it since version ``seen`` was read.
    """
    if not own(by).writes(domain):
        raise NotYourDomain(_("Wat een woord in een ander domein betekent, schrijven de collega’s daar."))
    stale = Stale(_("Deze tekst is net gewijzigd. Vergelijk de twee teksten en sla opnieuw op."))
    found = Meaning.objects.filter(word=word, domain_id=domain).first()
    if found is None:
        found = Meaning(word=word, domain_id=domain, words=words, beware=beware, by_id=by.id, at=at)
        try:
            with transaction.atomic():
                found.save(force_insert=True)
        except IntegrityError as error:
            raise stale from error
    else:
        changed = Meaning.objects.filter(id=found.id, version=seen or 0).update(
            words=words, beware=beware, example=False, version=F("version") + 1, by_id=by.id, at=at
        )
        if not changed:
            raise stale
        found.refresh_from_db()
    MeaningText(meaning=found, version=found.version, words=words, beware=beware, by_id=by.id, at=at).save(
        force_insert=True
    )
    transaction.on_commit(lambda: _known_anew(by))
    record(Event.CHANGE, "vocabulary.write_meaning", by=by, at=at, detail={"word": word.code, "domain": domain})
    return found


def _known_anew(by: Viewer) -> None:
    """Texts on this server mark the word as it is now; other servers follow within minutes."""
    with viewing(by):
        renew()
