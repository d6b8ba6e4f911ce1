import inspect

from macros.render import registry
from macros.render.registry import bind


def test_no_name_is_registered_twice() -> None:
    names = [function.__name__ for function in registry.MACROS]
    names += [*registry.RENAMED, *registry.OF_EARLIER_REPORT]
    assert len(names) == len(set(names))
    assert not set(names) & set(registry.FILTERS)


def test_what_is_of_the_build_is_given_wherever_it_stands() -> None:
    def sums(programs: str, catalog: str, *, most: int = 1) -> tuple[str, str, int]:
        return programs, catalog, most

    given = {"catalog": "all", "site": "none asks for it"}
    assert bind(sums, given)("two", most=3) == ("two", "all", 3)
    assert bind(str.upper, given)("a") == "A"


def test_names_of_the_build_mean_the_same_to_every_macro() -> None:
    kinds: dict[str, set[str]] = {"catalog": set(), "list_pages": set(), "site": set()}
    for function in (*registry.MACROS, *registry.RENAMED.values()):
        for name, parameter in inspect.signature(function).parameters.items():
            if name in kinds:
                kinds[name].add(str(parameter.annotation).removesuffix(" | None"))
    assert kinds == {"catalog": {"Catalog"}, "list_pages": {"Paginator"}, "site": {"Site"}}
