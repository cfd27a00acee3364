"""What stands in a package is part of the house: there is no list to enter it in."""

from collections.abc import Collection
from importlib import import_module
from pkgutil import iter_modules, walk_packages


def load(name: str, but: Collection[str] = ()) -> None:
    """Import every module below the package `name` but those in its folders `but`: what they
    declare is registered by that."""
    package = import_module(name)
    for found in iter_modules(package.__path__, f"{name}."):
        if found.name.removeprefix(f"{name}.") in but:
            continue
        inside = import_module(found.name)
        if found.ispkg:
            for each in walk_packages(inside.__path__, f"{found.name}."):
                import_module(each.name)
