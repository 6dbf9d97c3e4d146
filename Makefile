# make demo        a fictitious municipality at http://127.0.0.1:8000/   (PORT=8001 make demo: elsewhere)
# make demo-reset  the same, from a clean start
# make test        everything continuous integration runs
# make worlds      ten thousand random worlds, the wall against a plain model of it (an hour)
# make holes       makes each hole in a copy of the program: the attack meant for it must get through
# make wall PG=15  the tests of the wall on another PostgreSQL that is installed (apt install postgresql-15)
# make wall-cost   what the policies cost, screen by screen, written to docs/policy/wall-cost.md
# make bench       what each screen costs with SIZE=10k households (100k, 1m), written to docs/performance.md;
#                  SOAK=600 make bench: then sixty pages a second for ten minutes
.PHONY: demo demo-reset test worlds holes wall wall-cost bench

demo:
	@./go samenhang demo

demo-reset:
	@./go samenhang demo --reset

test:
	@./go python .ci/steps.py

worlds:
	@SAMENHANG_WORLDS=10000 ./go python -m pytest -q -n 2 tests/attacks/test_wall_against_model.py

PG ?= 15
wall:
	@PG_BINDIR=/usr/lib/postgresql/$(PG)/bin ./go python -m pytest -q -n 2 --dist worksteal tests/attacks tests/access tests/structure

wall-cost:
	@./go python -m tests.bench.wall_cost

SIZE ?= 10k
SOAK ?= 0
bench:
	@./go python -m tests.bench.run --size $(SIZE) --soak $(SOAK)

holes:
	@./go python -m tests.attacks.holes
