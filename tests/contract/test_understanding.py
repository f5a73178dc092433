"""The reader of nlp fits what the domain expects of an understanding."""

from nlp.place_names import PlaceName
from nlp.responsibility_list import read_list
from nlp.understanding import Reader
from tickets.readings import Understanding


def reader() -> Understanding:
    return Reader(read_list(), (PlaceName("estate", "幸福小区", (), "1"),))


def test_the_domain_reads_every_part_of_a_reading() -> None:
    understanding = reader()
    reading = understanding.read("幸福小区3号楼楼道灯坏了，还有垃圾三天没人收")
    assert reading.intent == "report"
    assert reading.address is not None
    assert reading.address.areas == ("1",)
    assert (reading.address.estate, reading.address.building) == ("幸福小区", "3")
    assert len(reading.problems) == 2
    assert all(problem.text and problem.matches for problem in reading.problems)
    assert all(0 <= match.confidence <= 1 and match.evidence for match in reading.matches)


def test_the_domain_hears_of_danger_and_of_others() -> None:
    understanding = reader()
    emergency = understanding.read("着火了").emergency
    assert emergency is not None
    assert (emergency.kind, emergency.call, emergency.live) == ("fire", "119", True)
    scope = understanding.read("不服法院判决").out_of_scope
    assert scope is not None
    assert (scope.kind, scope.call) == ("court", "12368")
    assert scope.who


def test_the_domain_searches_the_list() -> None:
    understanding = reader()
    assert understanding.search("路灯不亮", 2)[0].matter
