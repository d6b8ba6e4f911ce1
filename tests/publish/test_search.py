import json

from macros.publish.search import deferred_index


def test_the_stub_keeps_the_config_and_no_document() -> None:
    index = json.dumps({"config": {"lang": ["ko"], "separator": "x"}, "docs": [{"text": "가"}]})
    documents, stub = deferred_index(index)
    assert documents == index
    assert json.loads(stub) == {"config": {"lang": ["ko"], "separator": "x"}, "docs": []}
