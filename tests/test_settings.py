import pytest

from compare.errors import CompareError
from compare.settings import Settings, load_settings


def write(folder, text):
    (folder / "compare.toml").write_text(text, encoding="utf-8")


def test_a_project_without_settings_has_the_defaults(tmp_path):
    assert load_settings(tmp_path) == Settings()


def test_what_is_written_wins(tmp_path):
    write(tmp_path, "date_window_days = 7\nthreshold = 1\nlearn = false\n")
    assert load_settings(tmp_path) == Settings(date_window_days=7, threshold=1.0, learn=False)


def test_a_model_beside_the_file_is_found_from_anywhere_and_a_name_stays_a_name(tmp_path):
    (tmp_path / "models" / "small").mkdir(parents=True)
    write(tmp_path, 'semantic = "models/small"\n')
    assert load_settings(tmp_path).semantic == str(tmp_path / "models" / "small")
    write(tmp_path, 'semantic = "somebody/some-model"\n')
    assert load_settings(tmp_path).semantic == "somebody/some-model"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("date_window = 3", "unknown setting 'date_window'"),
        ('threshold = "high"', "threshold must be of type float"),
        ("threshold = 1.5", "between 0 and 1"),
        ("date_window_days = -1", "0 or more"),
        ("learn = 1", "learn must be of type bool"),
        ("threshold =", "Mend the file"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path, text, named):
    write(tmp_path, text)
    with pytest.raises(CompareError, match=named) as caught:
        load_settings(tmp_path)
    assert caught.value.file.endswith("compare.toml")
