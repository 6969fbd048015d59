"""The key that signs notebooks: made on first use in the user's configuration folder, never anywhere else."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import notebook as fr
from ccam.model.errors import DataRefused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def key_file() -> Path:
    """``ccam/signature.pem`` in the user's configuration folder (XDG Base Directory Specification)."""
    folder = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(folder).expanduser() / "ccam" / "signature.pem"


def own_public_key(*, make: bool) -> bytes:
    """The 32 bytes of the user's public key; empty where there is none yet, unless ``make``."""
    return _public(_own_key()) if make or key_file().exists() else b""


def sign(data: bytes) -> bytes:
    """The signature of ``data`` by the user's key, 64 bytes."""
    return _own_key().sign(data)


def holds(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether ``signature`` is that of ``data`` by the key ``public``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _own_key() -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    path = key_file()
    try:
        if not path.exists():
            _keep(path, Ed25519PrivateKey.generate())
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise DataRefused(fr.KEY_UNUSABLE, where=str(path), path=path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise DataRefused(fr.KEY_UNUSABLE, where=str(path), path=path)
    return key


def _keep(path: Path, key: "Ed25519PrivateKey") -> None:
    """Write a new key that its owner alone can read, whole or not at all; one that came first stays."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            return
    finally:
        beside.unlink()


def _public(key: "Ed25519PrivateKey") -> bytes:
    return key.public_key().public_bytes_raw()
