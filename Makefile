# make.py does the work; on Windows: python make.py COMMAND
PYTHON ?= python3
COMMANDS = help book test test-all lab notebooks

.PHONY: $(COMMANDS)
.DEFAULT_GOAL = help

$(COMMANDS):
	@$(PYTHON) make.py $@ $(ARGS)
