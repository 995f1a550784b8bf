"""What people touch: `import kehoach`, the `kehoach` command."""
