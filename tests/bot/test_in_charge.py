"""What only whoever is in charge does: a worker reads who that is, and is shown no dead button."""

from bot.cards.community import roles as card
from bot.messages import Action, Message
from bot.texts import words
from storage.community.memberships import Role
from tests.harness.make import Make, Somebody
from tests.harness.talking import Talking


def test_a_worker_reads_whom_to_ask(make: Make, talking: Talking) -> None:
    """小陈 is a worker herself: 找社工 would help her nowhere."""
    give = Action("role.give", make.home, f"{make.wang.id}=worker")
    assert "这里现在还没有" in talking.taps(make.chen, give)
    make.person("老周", Role.ADMIN)
    make.person("吴姐", Role.ADMIN)
    assert "请跟老周、吴姐说一声" in talking.taps(make.chen, give)
    assert "社工" not in talking.taps(make.chen, give)


def test_no_dead_button(make: Make) -> None:
    """She sees who is a worker and can't change it; whoever is in charge can."""
    boss, other = make.person("老周", Role.ADMIN), make.person("小刘", Role.WORKER)

    def read(reader: Somebody) -> Message:
        return make.do(card.held, make.home, other.id, reader.id, words("zh"))

    assert "✓ 社工" in read(make.chen).lead
    assert {"✓ 社工", "负责人"}.isdisjoint(button.label for button in read(make.chen).buttons)
    assert "✓ 社工" not in read(boss).lead
    assert {"✓ 社工", "负责人"} <= {button.label for button in read(boss).buttons}


def test_no_dead_invitation(make: Make, talking: Talking) -> None:
    assert "负责人" not in talking.commands(make.chen, "invite")
    assert "负责人" in talking.commands(make.person("老周", Role.ADMIN), "invite")
