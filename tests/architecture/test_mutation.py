"""The mutation tester (tests/mutation.py) itself, and its list of survivors."""
import pytest

from tests import mutation


def mutant(module, what):
    return module, what, dict(mutation.mutants(module))[what]


@pytest.mark.slow
def test_an_obvious_mutant_is_killed_and_a_harmless_one_survives():
    wrong = mutant("activations", "relu: return np.maximum(z, 0) -> return np.minimum(z, 0)")
    same = mutant("activations", "relu: return np.maximum(z, 0) -> return np.maximum(0, z)")
    killers = [killer for _, killer in mutation.judged([wrong, same])]
    assert killers == ["companion/activations.py::companion.activations.relu", None]


@pytest.mark.slow
def test_what_is_listed_survives():
    listed = [mutant(module, what) for module, survivors in mutation.known().items() for what in survivors]
    killed = [(module, what) for (module, what, _), killer in mutation.judged(listed) if killer]
    assert killed == [], "take these out of mutation_survivors.toml"


def test_what_is_listed_can_still_be_made_and_has_a_reason():
    for module, survivors in mutation.known().items():
        assert set(survivors) <= set(dict(mutation.mutants(module)))
        assert all(len(reason.split()) >= 4 for reason in survivors.values())


def test_a_sample_is_spread_over_the_modules_and_drawn_by_the_seed():
    drawn = mutation.sample(("neurons", "fast"), 10, seed=3)
    assert [module for module, *_ in drawn] == ["neurons", "fast"] * 5
    again, other = (mutation.sample(("neurons", "fast"), 10, seed) for seed in (3, 4))
    assert drawn == again != other
