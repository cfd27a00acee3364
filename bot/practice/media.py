"""Files that come in by a call, by their id, or from a person's hand."""

from bot.practice import rules
from bot.practice.core import Server
from bot.practice.errors import ApiError, bad
from bot.practice.strict import Upload
from bot.practice.world import File, Json

SIDES = (90, 320, 1280)  # Telegram keeps a photo in several sizes
ENTITY_TOO_LARGE = 413


def given(server: Server, value: str | Upload, uploads: dict[str, Upload]) -> Upload | File:
    """The file that a parameter means: an upload, one attached to the call, or a known id."""
    if isinstance(value, str) and value.startswith("attach://"):
        value = uploads.get(value.removeprefix("attach://"), "")
    if isinstance(value, Upload):
        return _weighed(value)
    if value.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")  # the room never leaves this machine
    if value not in server.world.files:
        raise bad("wrong file identifier/HTTP URL specified")
    return server.world.files[value]


def _weighed(upload: Upload) -> Upload:
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > rules.FILE_MOST:
        raise ApiError(ENTITY_TOO_LARGE, "Request Entity Too Large")
    return upload


def picture(server: Server, value: str | Upload, uploads: dict[str, Upload]) -> list[Json]:
    """The sizes of a photo, as a message holds them."""
    file = given(server, value, uploads)
    if isinstance(file, Upload):
        return add_photo(server, file.content, file.mime)
    if not file.sizes:
        raise bad("can't use file of type Document as Photo")
    return file.sizes


def add_photo(server: Server, content: bytes, mime: str = "image/jpeg") -> list[Json]:
    """Keep a picture; its sizes, the smallest first."""
    width, height = rules.photo(content)
    mime = "image/png" if content.startswith(b"\x89PNG") else mime
    sizes: list[Json] = []
    for side in [one for one in SIDES if one < max(width, height)] + [max(width, height)]:
        scale = side / max(width, height)
        shape = (max(1, round(width * scale)), max(1, round(height * scale)))
        file = server.world.add_file(content, "photos", mime, shape)
        file.sizes = sizes
        sizes.append(file.to_json() | {"width": file.width, "height": file.height})
    return sizes


def plain_file(server: Server, value: str | Upload, uploads: dict[str, Upload]) -> Json:
    """A document, as a message holds it."""
    file = given(server, value, uploads)
    if isinstance(file, Upload):
        return add_document(server, file.name, file.content, file.mime)
    return file.to_json() | {"file_name": file.name, "mime_type": file.mime}


def add_document(server: Server, name: str, content: bytes, mime: str) -> Json:
    """Keep a document."""
    file = server.world.add_file(content, "documents", mime, (0, 0))
    file.name = name
    return file.to_json() | {"file_name": name, "mime_type": mime}


def add_voice(server: Server, content: bytes, seconds: int) -> Json:
    """Keep a recording."""
    file = server.world.add_file(content, "voice", "audio/ogg", (0, 0))
    file.seconds = seconds
    return _recorded(file)


def recording(server: Server, value: str | Upload, uploads: dict[str, Upload]) -> Json:
    """A voice message that somebody sent before, as a message holds it."""
    file = given(server, value, uploads)
    if isinstance(file, Upload):
        raise ApiError(501, "Not Implemented: uploads of recordings are not played here")
    if not file.seconds:
        raise bad("can't use file of type Document as Voice")
    return _recorded(file)


def _recorded(file: File) -> Json:
    return file.to_json() | {"duration": file.seconds, "mime_type": file.mime}
