# make demo        a fictitious municipality at http://127.0.0.1:8000/   (PORT=8001 make demo: elsewhere)
# make demo-reset  the same, from a clean start
# make test        everything continuous integration runs
.PHONY: demo demo-reset test

demo:
	@./go samenhang demo

demo-reset:
	@./go samenhang demo --reset

test:
	@./go python .ci/steps.py
