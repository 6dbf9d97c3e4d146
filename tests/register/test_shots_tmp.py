from tests.register.test_screens import a_scene, sign_in, look_up
def test_shots(page, live_server_url, tmp_path):
    scene=a_scene(tmp_path); sign_in(page, live_server_url, scene.town.officer)
    for width in (1280,390):
        page.set_viewport_size({"width": width, "height": 900})
        for n,a in scene.addresses.items():
            page.goto(a); page.screenshot(path=f"/tmp/shots/register-{n}-{width}.png", full_page=True)
        look_up(page, scene); page.screenshot(path=f"/tmp/shots/register-found-{width}.png", full_page=True)
