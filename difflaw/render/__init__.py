from difflaw.render.options import Options

__all__ = ["Options"]
