-- By it the files that are past their term are found.
create index register_import_ended on register_import (ended_at);
