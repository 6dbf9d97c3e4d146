"""The stories of Lindeveen. Everything in them is invented: people, addresses, numbers and what happens."""

from samenhang.demo.stories import (
    agreed,
    apart,
    begun,
    changed,
    clocks,
    living,
    own_hands,
    queue,
    requests,
    started,
    yildiz,
)

ALL = [
    yildiz.yildiz,
    agreed.van_den_berg,
    agreed.ramdjan,
    own_hands.pietersma,
    own_hands.sahin,
    changed.mulder,
    changed.van_wassenberghe,
    changed.osullivan,
    own_hands.nguyen,
    apart.de_wit_and_jansen,
    apart.kraaijenbrink,
    apart.verhagen,
    begun.al_khatib,
    begun.kowalski,
    begun.santos,
    started.pinas,
    started.timmer,
    started.groenewoud,
    started.brouwer,
    living.ouwehand,
    living.blankert,
    *requests.ALL,
    *clocks.ALL,
    *queue.ALL,
]
"""Every story, told side by side in the order of time."""
