import gzip

from macros.exports.gzip_bytes import gz


def test_what_is_packed_reads_back_and_names_neither_time_nor_system() -> None:
    packed = gz("장부".encode())
    assert gzip.decompress(packed).decode() == "장부"
    assert packed[4:8] == b"\0\0\0\0"
    assert packed[9] == 255
