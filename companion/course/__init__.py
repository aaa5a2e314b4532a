"""What carries the course, and no lesson: commands, live figures, graders, exercises, plots."""
