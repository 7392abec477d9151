"""How far something is that takes a while."""


def bar(done: float, total: float, width: int = 20) -> str:
    """As letters: '█████░░░░░ 50%'."""
    share = min(1.0, done / total) if total else 1.0
    full = round(share * width)
    return f"{'█' * full}{'░' * (width - full)} {share:.0%}"
