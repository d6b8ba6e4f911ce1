"""Numbers as Korean print writes them: with separators, or in the number words 만, 억 and 조."""

from __future__ import annotations

from decimal import Decimal

MINUS = "−"
MYRIAD, HUNDRED_MILLION, TRILLION = 10**4, 10**8, 10**12
THOUSAND = 10**3
PLAIN_BELOW = 10 * MYRIAD  # 11,157 is read as it stands, 4,987만 6,000 is not


def number(value: int | Decimal) -> str:
    """Writes a number with thousands separators and a true minus sign.

    >>> number(41115), number(-8)
    ('41,115', '−8')
    """
    # Without the f a small decimal would be written with an exponent.
    form = ",f" if isinstance(value, Decimal) else ","
    return f"{value:{form}}".replace("-", MINUS)


def myriad_words(value: int | Decimal) -> str:
    """Writes a number in the number words of Korean, exactly.

    >>> myriad_words(41_115_000_000), myriad_words(24_932_000), myriad_words(11_157)
    ('411억 1,500만', '2,493만 2,000', '11,157')
    """
    rest = -value if value < 0 else value
    if rest < PLAIN_BELOW and value % MYRIAD:
        return number(value)
    sign = MINUS if value < 0 else ""
    words = []
    for size, word in ((TRILLION, "조"), (HUNDRED_MILLION, "억"), (MYRIAD, "만"), (1, "")):
        count = int(rest // size)
        rest -= count * size
        if word:
            words += [f"{count:,}{word}"] if count else []
        elif count or rest:
            words.append(number(count + rest if rest else count))
    return f"{sign}{' '.join(words)}" if words else "0"


def counted_words(value: int | Decimal) -> str:
    """Writes a count that print gives in thousands or more, exactly, as it is spoken.

    >>> counted_words(24_932_000), counted_words(-20_000), counted_words(2_800)
    ('2,493만 2천', '−2만', '2,800')
    """
    size = -value if value < 0 else value
    rest = size % MYRIAD
    if not rest or value % THOUSAND:
        return myriad_words(value)
    sign = MINUS if value < 0 else ""
    great = size - rest
    words = [myriad_words(great)] if great else []
    return f"{sign}{' '.join([*words, f'{int(rest // THOUSAND)}천'])}"
