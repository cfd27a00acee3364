"""The people's side of groups: who comes, who goes, who leads, where the group lives."""

from collections.abc import Iterable

from bot.practice.core import Server
from bot.practice.markup import detect
from bot.practice.world import Chat, Message, User


class Groups(Server):
    """What people do with a group as a whole."""

    def add_group(
        self,
        title: str,
        members: Iterable[User] = (),
        kind: str = "supergroup",
        topics: Iterable[str] = (),
    ) -> Chat:
        """A group whose first member is its creator; the bot is not in it yet."""
        group, people = self.world.add_group(title, kind), list(members)
        group.members = {user.id: "member" for user in people}
        if people:
            group.members[people[0].id] = "creator"
        for topic in topics:
            self.add_topic(group, people[0], topic)
        self.happen("chat", group)
        return group

    def add_topic(self, group: Chat, by: User, title: str) -> int:
        """A topic in a supergroup; its `message_thread_id`."""
        created = {"forum_topic_created": {"name": title, "icon_color": 7322096}}
        message = self.world.add_message(group, by, dict(created))
        message.thread = message.id
        group.topics[message.id] = title
        self.tell(message, "message")
        return message.id

    async def add_bot(self, group: Chat, by: User, payload: str = "") -> None:
        """Add the bot; with `payload` through a ?startgroup= link."""
        self.change_status(group, self.bot, "member", by)
        self.post(group, by, {"new_chat_members": [self.bot.to_json()]})
        if payload:
            text = f"/start@{self.bot.username} {payload}"
            self.post(group, by, {"text": text, "entities": detect(text, [])})

    async def remove_bot(self, group: Chat, by: User) -> None:
        """Throw the bot out. In a supergroup it hears of it only by its new status."""
        if group.kind == "group":
            self.post(group, by, {"left_chat_member": self.bot.to_json()})
            self.change_status(group, self.bot, "kicked", by)
        else:
            self.change_status(group, self.bot, "kicked", by)
            self.post(group, by, {"left_chat_member": self.bot.to_json()})

    async def promote_bot(self, group: Chat, by: User, status: str = "administrator") -> None:
        """Make the bot an administrator, or a "member" again."""
        self.change_status(group, self.bot, status, by)

    async def promote(self, group: Chat, user: User, by: User) -> None:
        """Make a person an administrator."""
        self.change_status(group, user, "administrator", by)

    async def join(self, group: Chat, user: User, by: User | None = None) -> Message:
        """Come in, or be brought in by somebody."""
        self.change_status(group, user, "member", by or user)
        return self.post(group, by or user, {"new_chat_members": [user.to_json()]})

    async def leave(self, group: Chat, user: User, by: User | None = None) -> Message:
        """Go, or be sent away by somebody."""
        message = self.post(group, by or user, {"left_chat_member": user.to_json()})
        self.change_status(group, user, "kicked" if by else "left", by or user)
        return message

    async def rename(self, group: Chat, title: str, by: User) -> Message:
        """Give the group another name."""
        group.title = title
        self.happen("chat", group)
        return self.post(group, by, {"new_chat_title": title})

    async def upgrade(self, group: Chat, by: User) -> Chat:
        """Make a basic group a supergroup: it has a new id, and the old one is dead."""
        if group.kind != "group" or group.moved_to:
            raise ValueError("only a basic group can be upgraded")
        new = self.world.add_group(group.title, "supergroup")
        new.members = dict(group.members)
        self.post(group, by, {"migrate_to_chat_id": new.id})
        group.moved_to = new
        self.post(new, by, {"migrate_from_chat_id": group.id})
        self.happen("chat", new)
        return new
