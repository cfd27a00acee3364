"""Prepared statements on libpq itself, for `storage.engine.prepared` on PostgreSQL.

psycopg's cursor does more around each statement than the server does within it. Here a statement
is parsed once per connection and then only executed. Values are still psycopg's: its Transformer
writes and reads them, and its errors are raised.
"""

from typing import Any

from psycopg import Connection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

BEGIN = {True: b"BEGIN READ ONLY", False: b"BEGIN", None: b"BEGIN"}  # by the connection's read_only


class Libpq:
    """One connection and what is prepared on it."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection, self._pgconn = connection, connection.pgconn
        self._values: Any = Transformer(connection)  # its compiled class has no types
        self._names: dict[str, tuple[bytes, list[PyFormat]]] = {}

    def execute(self, sql: str, given: list[Any]) -> "Answer":
        """Run `sql`, whose parameters are $1, $2, …; the first in a transaction begins it. Raises
        what psycopg raises."""
        if self._pgconn.transaction_status == TransactionStatus.IDLE:
            self._done(self._pgconn.exec_(BEGIN[self._connection.read_only]))
        name, formats = self._names.get(sql) or self._prepare(sql, len(given))
        values = self._values.dump_sequence(given, formats)
        return Answer(self._done(self._pgconn.exec_prepared(name, values)), self._values)

    def _prepare(self, sql: str, count: int) -> tuple[bytes, list[PyFormat]]:
        # as text: what a number is, 2 or 8 bytes, is the column's business
        named = b"wishlight_%d" % len(self._names), [PyFormat.TEXT] * count
        self._done(self._pgconn.prepare(named[0], sql.encode()))
        self._names[sql] = named
        return named

    def _done(self, result: PGresult) -> PGresult:
        if result.status in (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK):
            return result
        if self._pgconn.status == ConnStatus.BAD:
            raise OperationalError("the connection is lost")
        raise error_from_result(result)


class Answer:
    """What came back, with as much of a cursor as `storage.engine.prepared` needs."""

    __slots__ = ("_result", "_values")

    def __init__(self, result: PGresult, values: Any) -> None:
        self._result, self._values = result, values

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""
        self._values.set_pgresult(self._result)
        rows: list[tuple[Any, ...]] = self._values.load_rows(0, self._result.ntuples, tuple)
        return rows

    def fetchone(self) -> tuple[Any, ...] | None:
        """The first row, if any."""
        rows = self.fetchall()
        return rows[0] if rows else None

    @property
    def rowcount(self) -> int:
        """How many rows were touched."""
        return self._result.command_tuples or 0

    def close(self) -> None:
        """Nothing is kept on the server."""
