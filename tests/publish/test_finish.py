from macros.publish.finish import finish_page


def test_a_page_is_mended_and_says_what_may_run() -> None:
    page = finish_page(
        '<meta charset="utf-8"><input class="md-toggle" type="checkbox" autocomplete="off">'
    )
    assert "Content-Security-Policy" in page
    assert "autocomplete" not in page
