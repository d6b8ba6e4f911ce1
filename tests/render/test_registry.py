from macros.render import registry


def test_no_name_is_registered_twice() -> None:
    functions = (*registry.CATALOG_FIRST, *registry.CATALOG_NAMED, *registry.PLAIN)
    names = [function.__name__ for function in functions] + [*registry.OF_EARLIER_REPORT]
    assert len(names) == len(set(names))
    assert not set(names) & set(registry.FILTERS)
