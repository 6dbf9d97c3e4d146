from django.test.utils import CaptureQueriesContext
from django.db import connection
from tests.plans.scenes import a_scene, days
def test_q():
    scene=a_scene()
    for i in range(2):
        g=scene.goal(f"Doel {i}"); scene.action("s",g,due_on=days(3))
    for i in range(2):
        with CaptureQueriesContext(connection) as f: scene.get()
        print(i,len(f))
    for q in f.captured_queries: print(q["sql"][:150])
    with CaptureQueriesContext(connection) as f: scene.get("kort/")
    for q in f.captured_queries: print("K", q["sql"][:150])
