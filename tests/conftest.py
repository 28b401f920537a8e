"""What tests of every folder may ask for."""

import importlib.util
import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

# No test is timed. In CI the examples are the same each time: whether a change lands is not left to chance.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def needs_spark():
    """Skip, in words, where Spark is not installed; fail where it was asked for (CI: EXTRAS=dev,spark)."""
    missing = "" if importlib.util.find_spec("pyspark") else "pyspark is not installed"
    missing = missing or ("" if os.environ.get("JAVA_HOME") or shutil.which("java") else "there is no Java")
    if missing and "spark" in os.environ.get("EXTRAS", ""):
        pytest.fail(f"Spark's tests must run here, and {missing}")
    if missing:
        pytest.skip(f"not run: {missing}")
    # Java that lives for a minute is faster with the compiler that starts at once, and its lesser code.
    os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
