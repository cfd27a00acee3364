"""The street on which every journey is gone."""

from tests.stories.conftest import mode, street

__all__ = ["mode", "street"]
