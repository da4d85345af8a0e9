# `make` lagar det som er nytt eller endra. `make help` viser resten.
#
# The first `make` puts what is needed into .venv/; after that nothing is fetched until
# pyproject.toml or constraints.txt changes. Written for GNU Make 3.81, which macOS has.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
INSTALL := $(PIP) install --constraint constraints.txt
WANTED := pyproject.toml constraints.txt

# An environment knows its own folder. When the project has been moved, it is made anew.
ifneq ($(wildcard $(VENV)/place),)
ifneq ($(shell cat $(VENV)/place),$(CURDIR))
$(shell rm -rf $(VENV))
endif
endif

.DEFAULT_GOAL := build
.PHONY: build check rett omset status sjekk godkjenn test lint accept templates bench clean help

build: $(VENV)/ready $(VENV)/pango ## Lag det som er nytt eller endra, i build/
	@$(BIN)/handout build $(ARGS)

check: $(VENV)/ready ## Sjå etter feil i tekstane, utan å lage noko
	@$(BIN)/handout check $(ARGS)

rett: $(VENV)/ready ## Rett hermeteikn, strekar, tal og datoar som trygt kan rettast
	@$(BIN)/handout check --fix $(ARGS)

omset: $(VENV)/ready ## Lag utkast til det som manglar på den andre målforma
	@$(BIN)/handout omset $(ARGS)

status: $(VENV)/ready ## Vis kor langt nynorsk og bokmål har kome
	@$(BIN)/handout status $(ARGS)

sjekk: $(VENV)/ready ## Merk i tekstane det som er endra på berre eitt av språka
	@$(BIN)/handout review $(ARGS)

godkjenn: $(VENV)/ready ## Godkjenn at nynorsk og bokmål seier det same, slik dei står no
	@$(BIN)/handout review --approve $(ARGS)

test: $(VENV)/test $(VENV)/pango ## Køyr alle testane
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(VENV)/lint ## Sjå over koden: ruff, mypy og retninga på importane
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

accept: $(VENV)/test ## Skriv om det testane ventar seg, etter at nokon har sett på det
	@HANDOUT_ACCEPT=1 $(BIN)/python -m pytest -k case $(ARGS)

templates: $(VENV)/ready ## Teikn PowerPoint-malane i themes/ på nytt
	@$(BIN)/python -m handout.templates

bench: $(VENV)/ready $(VENV)/pango $(VENV)/peers/ready ## Mål kor fort det går, mot andre program
	@peers='$(subst $(VENV),$(VENV)/peers,$(BIN))/python'; failed=0; \
	for program in bench handouts large_decks long_documents; do \
	  echo; $(BIN)/python tests/bench/$$program.py --peers $$peers || failed=1; \
	done; exit $$failed

clean: ## Ta bort alt som er laga, men ikkje .venv/
	@find build -mindepth 1 ! -name .gitignore -delete
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -prune -exec rm -rf {} +

help: ## Vis denne lista
	@echo 'Bruk: make [MÅL] [ARGS="…"]'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

# --- What the above stands on ---

# As root, or where sudo asks for no password, Debian's packages are installed; elsewhere we tell.
as_root = { [ "$$(id -u 2>/dev/null)" = 0 ] && as=''; } || { sudo -n true 2>/dev/null && as=sudo; }
apt_get = $$as env DEBIAN_FRONTEND=noninteractive apt-get -qq
apt_install = { command -v apt-get && $(as_root) && \
  { $(apt_get) install -y $(1) || { $(apt_get) update && $(apt_get) install -y $(1); }; }; } \
  >/dev/null 2>&1 </dev/null

$(VENV)/ready: $(WANTED)
	@for try in python3.13 python3.12 python3.11 python3 python; do \
	  if $$try -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$try; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'Du treng Python 3.11 eller nyare. Hent det frå https://www.python.org/downloads/ og køyr make på nytt.' >&2; \
	  exit 1; fi; \
	if [ ! -x $(BIN)/python ]; then \
	  echo 'Gjer klart i .venv/ (berre denne gongen) …' >&2; \
	  if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	    $(call apt_install,python$$version-venv) || { \
	      echo "Python manglar delen «venv». Køyr: sudo apt install python$$version-venv" >&2; exit 1; }; \
	  fi; \
	  $$python -m venv $(VENV) || exit 1; \
	fi
	@$(INSTALL) --editable .
	@$(BIN)/python -m compileall -q src
	@printf '%s\n' '$(CURDIR)' > $(VENV)/place
	@touch $@

$(VENV)/test $(VENV)/lint: $(VENV)/ready
	@$(INSTALL) --editable '.[$(notdir $@)]'
	@touch $@

# Pango draws the PDFs, and comes from the operating system. Without it there are decks only.
$(VENV)/pango: $(VENV)/ready
	@loads='from handout.pages.native_libraries import load_weasyprint; load_weasyprint()'; \
	if ! $(BIN)/python -c "$$loads" 2>/dev/null; then \
	  $(call apt_install,libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0) || true; \
	fi; \
	if $(BIN)/python -c "$$loads" 2>/dev/null; then touch $@; fi

# The programs we compare with live apart: one of them brings a python-pptx of its own.
$(VENV)/peers/ready: $(VENV)/ready
	@[ -x $(VENV)/peers/$(notdir $(BIN))/python ] || $(BIN)/python -m venv $(VENV)/peers
	@$(VENV)/peers/$(notdir $(BIN))/python -m pip --quiet --disable-pip-version-check install \
	  --constraint constraints.txt pypandoc_binary markdown-pptx
	@! command -v npm >/dev/null || npm install --silent --no-audit --no-fund \
	  --prefix $(VENV)/peers/marp @marp-team/marp-cli@4.5.1
	@touch $@
