# Two commands on a fresh machine: `make demo` runs the main job, `make test` the tests. Each installs what it needs.
PY := .venv/bin/python
STAMP := .venv/installed

.PHONY: demo web pictures test check style truths bench pins clean

demo: web  ## the maps of a sample grocer and of a simulated lamp shop, from ordinary files; then the screen
	$(PY) -m parcours doctor
	$(PY) -m parcours demo grocer
	$(PY) -m parcours demo lumen
	bash scripts/show.sh $(PY) demo lumen

web: $(STAMP)  ## the screen, built into the package (Node comes with the requirements)
	$(PY) scripts/screen.py --if-old

test: web  ## the whole suite
	bash scripts/browser.sh
	$(PY) -m parcours doctor
	$(PY) scripts/screen.py --test
	$(PY) -m pytest -n 2 --dist worksteal -m "not truths"

pictures: web  ## the pictures of the README and the guide, drawn anew (needs Debian's chromium)
	$(PY) scripts/guide.py
	$(PY) scripts/picture.py

check: style  ## style and types (pyright brings its own Node package when first run)
	$(PY) -m pyright --pythonpath $(PY)

style: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

truths: $(STAMP) .venv-peer/installed  ## the long checks: a million cases, and ClickHouse's engine as a witness
	PARCOURS_PEER=.venv-peer/bin/python $(PY) -m pytest -n 2 -m truths

bench: web .venv-peer/installed  ## speed against ClickHouse's engine and DuckDB, in one run (EVENTS=20000000)
	bash scripts/browser.sh
	$(PY) -m bench --events $(or $(EVENTS),20000000) --peer .venv-peer/bin/python

$(STAMP): requirements/dev.txt pyproject.toml scripts/environment.sh
	bash scripts/environment.sh .venv requirements/dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv-peer/installed: requirements/peer.txt scripts/environment.sh
	bash scripts/environment.sh .venv-peer requirements/peer.txt
	touch $@

pins: $(STAMP)  ## renew the pinned requirements (no addresses in them)
	$(PY) -m uv pip compile --quiet --upgrade --no-emit-index-url --generate-hashes --python-version 3.11 \
		--extra demo --extra dev --extra language -o requirements/dev.txt pyproject.toml
	$(PY) -m uv pip compile --quiet --upgrade --no-emit-index-url --generate-hashes --python-version 3.11 \
		-o requirements/peer.txt requirements/peer.in

clean:
	rm -rf .venv .venv-peer demo
