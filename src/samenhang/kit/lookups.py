"""`field__among=ids`: one of these, as one value; the text of the statement is the same for one id and for fifty.

`__in` writes a placeholder for each id, so that each length is a statement of its own, planned anew with its policies.
"""

from typing import Any

from django.db.models import Field, ForeignObject, Lookup


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """Whether a column holds one of the values given: `= ANY`."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """This function will compare the column with all values at once."""
        column, params = self.process_lhs(compiler, connection)
        field = self.lhs.output_field
        field = getattr(field, "target_field", field)
        values = [field.get_db_prep_value(one, connection) for one in self.rhs]
        return f"{column} = ANY (%s)", (*params, values)
