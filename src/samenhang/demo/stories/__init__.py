"""The stories of Lindeveen. Everything in them is invented: people, addresses, numbers and what happens."""

from samenhang.demo.stories import agreed, apart, begun, changed, queue, requests, yildiz

ALL = [
    yildiz.yildiz,
    agreed.van_den_berg,
    agreed.ramdjan,
    agreed.pietersma,
    agreed.sahin,
    changed.mulder,
    changed.van_wassenberghe,
    changed.osullivan,
    changed.nguyen,
    apart.de_wit_and_jansen,
    apart.kraaijenbrink,
    apart.verhagen,
    begun.al_khatib,
    begun.kowalski,
    begun.santos,
    begun.pinas,
    begun.timmer,
    begun.groenewoud,
    begun.brouwer,
    *requests.ALL,
    *queue.ALL,
]
"""Every story, told side by side in the order of time."""
