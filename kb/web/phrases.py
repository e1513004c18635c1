"""Penalties, weights and states as a reader sees them, in her language."""

from dataclasses import replace

from kb import model
from kb.errors import said
from kb.web.i18n import Language

WEIGHTS = {
    "binding": said("binding"),
    "guiding": said("guiding"),
    "persuasive": said("persuasive"),
    "illustrative": said("illustrative"),
}
KINDS = {"law": said("law"), "provision": said("provision"), "case": said("case")}
INSTANCES = {
    "first": said("First instance"),
    "appeal": said("Appeal"),
    "final": said("Final instance"),
    "retrial": said("Retrial"),
    "remand": said("Remand"),
    "prosecution": said("Prosecution"),
}
TREATMENTS = {
    "codified": said("codified by"),
    "followed": said("followed by"),
    "qualified": said("qualified by"),
    "distinguished": said("distinguished by"),
    "overruled": said("overruled by"),
}
TREATED = {
    "codified": said("codifies"),
    "followed": said("follows"),
    "qualified": said("qualifies"),
    "distinguished": said("distinguishes"),
    "overruled": said("overrules"),
}
DESKS = {
    "emergency": said("emergency"),
    "police": said("police"),
    "prosecutor": said("prosecutor"),
    "hotline": said("reports of illegal content"),
    "helpline": said("someone to talk to"),
    "legal-aid": said("legal aid"),
    "takedown": said("removal of images"),
    "child-protection": said("child protection"),
}
IMAGES = {
    "never": said("Never send or show an image."),
    "portal-only": said("An image only through its own portal, never by other means."),
}
ANSWERS = {
    "yes": said("must be shown"),
    "no": said("need not be shown"),
    "qualified": said("answered with a qualification"),
    "open": said("left open"),
}
NEEDED = {
    "yes": said("must be shown"),
    "no": said("need not be shown"),
    "open": said("not settled"),
}
DIRECTIONS = {
    "expands": said("widens the protection of children"),
    "contracts": said("narrows the protection of children"),
    "mixed": said("widens it in one point and narrows it in another"),
}
VERIFIED = {
    "primary": said("read in the primary text"),
    "secondary": said("read in secondary sources only"),
}
FORCES = {
    "criminal": said("criminal law"),
    "administrative": said("administrative law"),
    "civil": said("civil law"),
    "soft": said("soft law"),
}


def penalty(one: model.Penalty, say: Language) -> str:
    """Say a range of punishment: `5 to 15 years' imprisonment`, `up to 5 years …, or a fine`."""
    parts = [part for part in (_prison(one, say), *_others(one, say)) if part]
    said_so = say.text(", or ").join(parts)
    if one.fine:
        fine = _fine(one.fine, say)
        joint = {"and": say.text("; and "), "or": say.text(", or "), "either": say.text("; or ")}
        said_so = f"{said_so}{joint.get(one.fine.role, '')}{fine}" if said_so else fine
        if one.fine.role == "either" and parts:
            said_so += say.text(", alone or besides")
    return said_so


def remaining(one: model.Penalty) -> model.Penalty:
    """Return a range without what a court struck down from it."""
    what = one.struck_down.what if one.struck_down else ""
    if what == "all":
        return replace(one, min=None, max=None, life=False, death=False, detention=False,
                       control=False, fine=None)  # fmt: skip
    if what == "min":
        return replace(one, min=None)
    return replace(one, max=None) if what == "max" else one


def taken(one: model.Penalty, say: Language) -> str:
    """Say what a court struck down from a range."""
    what = one.struck_down.what if one.struck_down else ""
    if what == "min" and one.min:
        return say.text("minimum of {least}", least=say.period(one.min))
    if what == "max" and one.max:
        return say.text("maximum of {most}", most=say.period(one.max))
    return penalty(one, say)


def _prison(one: model.Penalty, say: Language) -> str:
    least = say.period(one.min) if one.min else ""
    most = say.period(one.max) if one.max else ""
    if one.detention and one.max and one.max.days and not (one.max.years or one.max.months):
        return say.text("detention of {least} to {most}", least=least, most=most)
    if least and most:
        return say.text("{least} to {most} of imprisonment", least=least, most=most)
    if most and one.max_included:
        return say.text("up to {most} of imprisonment", most=most)
    if most:
        return say.text("less than {most} of imprisonment", most=most)
    return say.text("{least} of imprisonment or more", least=least) if least else ""


def _others(one: model.Penalty, say: Language) -> tuple[str, ...]:
    days_only = bool(one.max and one.max.days and not (one.max.years or one.max.months))
    return (
        say.text("imprisonment for life") if one.life else "",
        say.text("death") if one.death else "",
        say.text("short-term detention") if one.detention and not days_only else "",
        say.text("public surveillance") if one.control else "",
    )


def _fine(fine: model.Fine, say: Language) -> str:
    least = say.money(fine.min) if fine.min else ""
    most = say.money(fine.max) if fine.max else ""
    if least and most:
        return say.text("a fine of {least} to {most}", least=least, most=most)
    if most:
        return say.text("a fine of up to {most}", most=most)
    return say.text("a fine of {least} or more", least=least) if least else say.text("a fine")
