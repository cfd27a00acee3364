"""Lists that a worker pasted from another chat."""

from sqlmodel import Session

from bot.register.actions import short
from storage.community import numbered_lists
from storage.community.addresses import Address
from storage.community.memberships import Role
from storage.wishes import numbered_lists as wish_lists
from storage.wishes import review, submission
from storage.wishes.numbered_lists import Sorted
from tests.harness.make import Make
from tests.house.access.declared import (
    Life,
    breaks,
    buttons,
    doors,
    family,
    lives,
    probed,
    says,
    says_of_row,
)

buttons(frozenset({"paster"}), "list.page list.mend list.use list.take list.drop")
doors("list", numbered_lists.for_paster)
says("list.page", "0", "1")
family("list-wish-{}", *Sorted._fields)
breaks(
    "a list was pasted by, or names, somebody who was never here",
    "UPDATE listed_neighbour SET community_id = community_id + 1",
)


def _rows(life: Life, row_id: int) -> list[str]:
    rice, notice = life.rows["rice"][0].key, life.rows["notice"][0].key
    return [f"wish={short(rice)}", f"notice={short(notice)}"]


says_of_row("list.use", _rows)
says_of_row("list.take", _rows)


@probed("list.mend")
def to_mend(session: Session, home: int, worker: int) -> int:
    return numbered_lists.paste(session, worker, home, "1. 张三 半袋\n2. 李四").key


@lives
def pastes(make: Make, life: Life) -> None:
    """A list with a line that nobody can read, and a neighbour who was taken over from another."""
    owner = make.person(f"{life.name}的许愿人", Role.RESIDENT, at=life.home)
    form = make.form(community_id=life.home, title=f"{life.name}的米", quantity=9, unit="袋")
    wish = make.act(owner, submission.submit, form)
    life.rows["rice"] = [make.act(life.worker, review.approve, wish.key)]
    door = Address(f"{life.home}号楼", "9单元901", is_whole=True)
    known = numbered_lists.Listed(f"{life.name}的老张", 1, door)
    make.act(life.worker, wish_lists.take_over, wish.key, [known])
    life.people["paster"] = life.worker
    text = f"{life.name}的名单\n1. 张三 2袋\n2. 李四 1袋\n3. 王五 半袋"
    life.rows["list"] = [make.act(life.worker, numbered_lists.paste, life.home, text)]
