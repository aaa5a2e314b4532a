# make.py does the work; on Windows: python make.py COMMAND
PYTHON ?= python3
COMMANDS = help lab grade book pdf test test-all mutants bench notebooks translation install

.PHONY: $(COMMANDS)
.DEFAULT_GOAL = help

$(COMMANDS):
	@$(PYTHON) make.py $@ $(ARGS)
