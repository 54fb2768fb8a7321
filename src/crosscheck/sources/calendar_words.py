"""Words of datelines: month names, seasons, weekdays, zone abbreviations. Data only.

Month names are those of English and of the languages whose papers print English pages under their own masthead.
Abbreviated zones are ambiguous; each is given the reading that English-language news uses, and the doubtful ones
are named: BST is British Summer Time (not Bangladesh), CST North American Central (not China or Cuba), IST Indian
(not Irish or Israeli), AST Atlantic (not Arabian), SST Singapore is not listed, WST Western Australian.
Offsets after the tz database (IANA), whose names are used where daylight saving decides.
"""

from __future__ import annotations

_MONTHS = {
    1: "january jan janvier enero janeiro januar gennaio stycznia januari ledna",
    2: "february feb février fevrier febrero fevereiro februar febbraio lutego februari února",
    3: "march mar mars marzo março marco märz maerz marca maart března",
    4: "april apr avril abril aprile kwietnia dubna",
    5: "may mai mayo maio maggio maja mei května",
    6: "june jun juin junio junho juni giugno czerwca června",
    7: "july jul juillet julio julho juli luglio lipca července",
    8: "august aug août aout agosto sierpnia augustus srpna",
    9: "september sept sep septembre septiembre setiembre setembro settembre września září",
    10: "october oct octobre octubre outubro oktober okt ottobre października oktober října",
    11: "november nov novembre noviembre novembro listopada listopadu",
    12: "december dec décembre decembre diciembre dezembro dezember dez dicembre grudnia prosince",
}
MONTHS: dict[str, int] = {word: number for number, words in _MONTHS.items() for word in words.split()}

# The month a season begins to be spoken of in print, northern hemisphere.
SEASONS: dict[str, int] = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}

_WEEKDAYS = {
    0: "monday mon lundi lunes segunda-feira montag lunedì poniedziałek",
    1: "tuesday tue tues mardi martes terça-feira dienstag martedì wtorek",
    2: "wednesday wed mercredi miércoles quarta-feira mittwoch mercoledì środa",
    3: "thursday thu thur thurs jeudi jueves quinta-feira donnerstag giovedì czwartek",
    4: "friday fri vendredi viernes sexta-feira freitag venerdì piątek",
    5: "saturday sat samedi sábado samstag sonnabend sabato sobota",
    6: "sunday sun dimanche domingo sonntag domenica niedziela",
}
WEEKDAYS: dict[str, int] = {word: number for number, words in _WEEKDAYS.items() for word in words.split()}

# Hours east of Greenwich, or an IANA name where the letters cover standard and summer time.
ZONES: dict[str, float | str] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "trt": 3, "gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "ict": 7, "wib": 7, "wita": 8, "wit": 9, "hkt": 8,
    "sgt": 8, "pht": 8, "pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cst": -6, "cdt": -5, "est": -5, "edt": -4,
    "ast": -4, "adt": -3, "nst": -3.5, "ndt": -2.5, "akst": -9, "akdt": -8, "hst": -10, "brt": -3, "art": -3,
    "clt": -4, "clst": -3, "cot": -5, "pet": -5, "ect": -5, "jst": 9, "kst": 9, "sast": 2, "cat": 2, "wat": 1,
    "eat": 3, "awst": 8, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "pt": "America/Los_Angeles", "mt": "America/Denver", "ct": "America/Chicago", "et": "America/New_York",
    "at": "America/Halifax",
}  # fmt: skip
# "AT" is a word before it is a zone: read only in capitals directly after a clock time.
