import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import 'survey-core/i18n/simplified-chinese';
import 'survey-core/survey-core.min.css';
import { Survey } from 'survey-react-ui';
import questionnaire from 'virtual:questionnaire';

const KEY = 'peer';

const model = new Model(questionnaire);
const saved = localStorage.getItem(KEY);
if (saved) model.data = JSON.parse(saved);
model.onValueChanged.add(() => localStorage.setItem(KEY, JSON.stringify(model.data)));

createRoot(document.getElementById('root')).render(createElement(Survey, { model }));
