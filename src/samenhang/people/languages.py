"""The cover line of a letter in the languages most asked for: take this along, we will get an interpreter (A6).

The lines are our own translations. A municipality has a native speaker read them before it prints them (docs/guide).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cover:
    """A line on a letter: the language's code, in which direction it is written, and the words."""

    code: str
    words: str
    rtl: bool = False


COVERS: dict[tuple[str, ...], Cover] = {
    ("arabisch",): Cover("ar", "خذ هذه الورقة معك. نحن نرتّب مترجمًا.", rtl=True),
    ("turks",): Cover("tr", "Bu kâğıdı yanınızda getirin. Tercümanı biz ayarlarız."),
    ("tigrinya",): Cover("ti", "ነዚ ወረቐት ሒዝኩም ምጹ። ንሕና ተርጓማይ ከነዳሉ ኢና።"),
    ("pools",): Cover("pl", "Proszę zabrać tę kartkę ze sobą. Załatwimy tłumacza."),
    ("oekraïens", "oekraiens"): Cover("uk", "Візьміть цей аркуш із собою. Ми знайдемо перекладача."),
    ("russisch",): Cover("ru", "Возьмите этот лист с собой. Мы найдём переводчика."),
    ("engels",): Cover("en", "Take this paper with you. We will arrange an interpreter."),
    ("frans",): Cover("fr", "Apportez cette feuille. Nous nous occupons d’un interprète."),
    ("spaans",): Cover("es", "Traiga esta hoja. Nosotros buscamos un intérprete."),
    ("roemeens",): Cover("ro", "Luați această foaie cu dumneavoastră. Vă găsim un interpret."),
    ("farsi", "perzisch", "dari"): Cover("fa", "این برگه را همراه بیاورید. ما مترجم می‌آوریم.", rtl=True),
    ("somalisch", "somali"): Cover("so", "Warqaddan soo qaado. Annaga ayaa turjubaan kuu diyaarinayna."),
}


def cover(language: str) -> Cover | None:
    """This function will give the line in a language named in Dutch, as somebody wrote it; None when there is none."""
    said = language.casefold()
    return next((line for names, line in COVERS.items() if any(name in said for name in names)), None)
