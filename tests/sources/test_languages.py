from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.sources.languages import language_of

TEXTS = {
    "en": (
        "The mayor of the town said on Monday that it was the end of the pool, and that there was no more "
        "money for it. Those who had been swimming there for years were not so sure, and they asked the "
        "council what would be done with the land, which had been a gift from a family of the town to all who"
        " live in it."
    ),
    "fr": (
        "Le maire de la ville a dit lundi que c'était la fin de la piscine et qu'il n'y avait plus d'argent "
        "pour elle. Ceux qui y nageaient depuis des années ne sont pas du tout sûrs, et ils ont demandé au "
        "conseil ce qui sera fait avec le terrain, qui était un don d'une famille de la ville pour tous ceux "
        "qui y vivent et qui y travaillent."
    ),
    "es": (
        "El alcalde de la ciudad dijo el lunes que era el final de la piscina y que no había más dinero para "
        "ella. Los que nadaban allí desde hace años no están tan seguros, y preguntaron al consejo qué se "
        "hará con el terreno, que era un regalo de una familia de la ciudad para todos los que viven en ella "
        "y para sus hijos, según los vecinos."
    ),
    "vi": (
        "Thị trưởng của thành phố cho biết hôm thứ hai rằng hồ bơi sẽ bị đóng cửa và không có tiền cho việc "
        "này nữa. Những người đã bơi ở đó trong nhiều năm không tin như vậy, và họ đã hỏi hội đồng về việc "
        "khu đất sẽ được dùng để làm gì khi hồ bơi không còn, vì đây là một món quà của một gia đình trong "
        "thành phố cho các cư dân."
    ),
    "pl": (
        "Burmistrz miasta powiedział w poniedziałek, że to już koniec basenu i że nie ma na to więcej "
        "pieniędzy. Ci, którzy pływali tam od lat, nie są tego tacy pewni i pytali radę, co się stanie z "
        "ziemią, która była darem jednej z rodzin dla wszystkich, jak mówi się w mieście, oraz dla ich "
        "dzieci, po tym jak przez lata nie było tu nic."
    ),
    "ru": "Мэр города сказал в понедельник, что бассейн закроют, и что денег на него больше нет. " * 4,
    "ja": "市長は月曜日、プールを閉鎖すると発表した。資金がもうないという。住民は反対している。" * 8,
    "zh": "市长星期一表示游泳池将关闭因为没有更多的资金居民对此表示反对" * 10,
    "ar": "قال رئيس البلدية يوم الاثنين إن المسبح سيغلق وإنه لا يوجد المزيد من المال له. " * 5,
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Der Rat der Stadt", "12 40 1,300 " * 60, "Oslo Bergen Trondheim Stavanger " * 40, "xyzzy " * 200]
)
def test_short_texts_and_lists_of_names_are_not_told(text: str) -> None:
    assert language_of(text) is None


def test_english_with_foreign_quotes_stays_english() -> None:
    assert language_of(TEXTS["en"] + " " + TEXTS["fr"][:150]) == "en"


@given(st.text(max_size=400))
def test_any_text_gives_a_code_or_none(text: str) -> None:
    code = language_of(text)
    assert code is None or len(code) == 2
