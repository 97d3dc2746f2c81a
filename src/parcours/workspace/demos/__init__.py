"""Sample workspaces: real loading, real questions, on data that anybody may have."""
